#include "support/json_schema.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>

namespace holdfast::test {

namespace {

using nlohmann::json;
constexpr std::size_t most_faults = 50;

bool is_of_type(json const& value, std::string const& type)
{
    if (type == "object") return value.is_object();
    if (type == "array") return value.is_array();
    if (type == "string") return value.is_string();
    if (type == "number") return value.is_number();
    if (type == "integer") return value.is_number_integer();
    if (type == "boolean") return value.is_boolean();
    if (type == "null") return value.is_null();
    throw std::invalid_argument("the schema names the unknown type " + type);
}

class Validator {
public:
    explicit Validator(json const& root) : root_(root) {}

    void check(json const& schema, json const& value, std::string const& at)
    {
        if (faults_.size() >= most_faults) return;
        if (schema.is_boolean()) {
            if (!schema.get<bool>()) fault(at, "nothing is allowed here");
            return;
        }
        static std::set<std::string> const known{
            "$schema", "$id",       "title",    "description", "$comment",
            "$defs",   "type",      "required", "properties",  "additionalProperties",
            "items",   "enum",      "const",    "minimum",     "exclusiveMinimum",
            "maximum", "minLength", "minItems", "maxItems",    "prefixItems",
            "$ref",    "anyOf"};
        for (auto const& [key, unused] : schema.items())
            if (known.count(key) == 0) throw std::invalid_argument("the schema uses the unknown keyword " + key);

        if (schema.contains("$ref")) check(referred(schema["$ref"]), value, at);
        if (schema.contains("type")) check_type(schema["type"], value, at);
        if (schema.contains("const") && value != schema["const"]) fault(at, "is not " + schema["const"].dump());
        if (schema.contains("enum") &&
            std::find(schema["enum"].begin(), schema["enum"].end(), value) == schema["enum"].end())
            fault(at, value.dump() + " is not one of " + schema["enum"].dump());
        if (schema.contains("exclusiveMinimum") && value.is_number() &&
            value.get<double>() <= schema["exclusiveMinimum"].get<double>())
            fault(at, value.dump() + " is not above " + schema["exclusiveMinimum"].dump());
        if (schema.contains("minimum") && value.is_number() && value.get<double>() < schema["minimum"].get<double>())
            fault(at, value.dump() + " is below " + schema["minimum"].dump());
        if (schema.contains("maximum") && value.is_number() && value.get<double>() > schema["maximum"].get<double>())
            fault(at, value.dump() + " is above " + schema["maximum"].dump());
        if (schema.contains("minLength") && value.is_string() &&
            value.get<std::string>().size() < schema["minLength"].get<std::size_t>())
            fault(at, "the text is too short");
        if (schema.contains("minItems") && value.is_array() && value.size() < schema["minItems"].get<std::size_t>())
            fault(at, "there are too few items");
        if (schema.contains("maxItems") && value.is_array() && value.size() > schema["maxItems"].get<std::size_t>())
            fault(at, "there are too many items");
        if (schema.contains("anyOf")) check_any(schema["anyOf"], value, at);
        if (value.is_object()) check_object(schema, value, at);
        if (value.is_array()) check_items(schema, value, at);
    }

    [[nodiscard]] std::vector<std::string> const& faults() const { return faults_; }

private:
    void fault(std::string const& at, std::string const& says)
    {
        faults_.push_back((at.empty() ? "/" : at) + ": " + says);
    }

    json const& referred(std::string const& reference) const
    {
        if (reference.rfind("#/$defs/", 0) != 0)
            throw std::invalid_argument("only #/$defs/ can be referred to, not " + reference);
        return root_.at(json::json_pointer(reference.substr(1)));
    }

    void check_type(json const& types, json const& value, std::string const& at)
    {
        if (types.is_string() && is_of_type(value, types)) return;
        if (types.is_array() &&
            std::any_of(types.begin(), types.end(), [&](json const& t) { return is_of_type(value, t); }))
            return;
        fault(at, value.dump().substr(0, 60) + " is not of type " + types.dump());
    }

    void check_any(json const& choices, json const& value, std::string const& at)
    {
        for (auto const& choice : choices) {
            Validator trial(root_);
            trial.check(choice, value, at);
            if (trial.faults().empty()) return;
        }
        fault(at, value.dump().substr(0, 60) + " fits none of the choices");
    }

    void check_items(json const& schema, json const& value, std::string const& at)
    {
        std::size_t const first = schema.contains("prefixItems") ? schema["prefixItems"].size() : 0;
        for (std::size_t i = 0; i < value.size(); ++i) {
            auto const below = at + "/" + std::to_string(i);
            if (i < first) check(schema["prefixItems"][i], value[i], below);
            else if (schema.contains("items")) check(schema["items"], value[i], below);
        }
    }

    void check_object(json const& schema, json const& value, std::string const& at)
    {
        if (schema.contains("required"))
            for (auto const& key : schema["required"])
                if (!value.contains(key.get<std::string>())) fault(at, "has no " + key.get<std::string>());
        for (auto const& [key, member] : value.items()) {
            auto const below = at + "/" + key;
            if (schema.contains("properties") && schema["properties"].contains(key))
                check(schema["properties"][key], member, below);
            else if (schema.contains("additionalProperties")) check(schema["additionalProperties"], member, below);
        }
    }

    json const& root_;
    std::vector<std::string> faults_;
};

}  // namespace

std::vector<std::string> schema_faults(json const& schema, json const& document)
{
    Validator validator(schema);
    validator.check(schema, document, "");
    return validator.faults();
}

}  // namespace holdfast::test
