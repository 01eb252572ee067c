// What blueprint.yaml is compiled to, written by `UPDATE_EXPECTED=1 npx vitest run test/compiler`.
function link() {
return [
  function(event, run) {
    const properties_ = asMap(event["properties"]);
    let value_7;
    let key_;
    {
      key_ = event["event_id"];
      if (typeof key_ === 'number' && run.digits !== undefined) key_ = exactMember(key_, "event_id", run.digits.get(event));
      if (key_ === null) key_ = undefined;
    }
    writeKey(key_, "S", "\"event_id\":", 2048, "item.event_id", run, run.clean);
    let item = run.keyMembers;
    {
      let value_;
      value_ = properties_["a"];
      if (typeof value_ === 'number' && run.digits !== undefined) value_ = exactMember(value_, "a", run.digits.get(properties_));
      if (value_ !== undefined && value_ !== null) value_ = lowercase(value_, "item.transform_before_values", run);
      if (value_ !== undefined && value_ !== null) value_ = mapValue(value_, values);
      if (value_ !== undefined) {
        item = appendValue(item + ",\"transform_before_values\":", value_, "item.transform_before_values", run, false, 0);
      }
    }
    {
      let value_1;
      value_1 = properties_["a"];
      if (typeof value_1 === 'number' && run.digits !== undefined) value_1 = exactMember(value_1, "a", run.digits.get(properties_));
      if (value_1 !== undefined && value_1 !== null) value_1 = mapValue(value_1, values$1);
      if (value_1 === undefined) value_1 = fallback;
      if (value_1 !== undefined) {
        item = appendValue(item + ",\"values_before_default\":", value_1, "item.values_before_default", run, false, 0);
      }
    }
    {
      let value_2;
      value_2 = properties_["none"];
      if (typeof value_2 === 'number' && run.digits !== undefined) value_2 = exactMember(value_2, "none", run.digits.get(properties_));
      if (value_2 !== undefined && value_2 !== null) value_2 = uppercase(value_2, "item.default_untouched", run);
      if (value_2 !== undefined && value_2 !== null) value_2 = mapValue(value_2, values$2);
      if (value_2 === undefined) value_2 = fallback$1;
      if (value_2 !== undefined) {
        item = appendValue(item + ",\"default_untouched\":", value_2, "item.default_untouched", run, false, 0);
      }
    }
    {
      let value_3;
      value_3 = properties_["none"];
      if (typeof value_3 === 'number' && run.digits !== undefined) value_3 = exactMember(value_3, "none", run.digits.get(properties_));
      if (value_3 === undefined) value_3 = fallback$1;
      if (value_3 !== undefined && value_3 !== null && !Array.isArray(value_3)) value_3 = [value_3];
      if (value_3 !== undefined) {
        item = appendValue(item + ",\"default_listed\":", value_3, "item.default_listed", run, false, 0);
      }
    }
    {
      let value_4;
      value_4 = properties_["a"];
      if (typeof value_4 === 'number' && run.digits !== undefined) value_4 = exactMember(value_4, "a", run.digits.get(properties_));
      if (value_4 === null) value_4 = undefined;
      if (value_4 !== undefined && value_4 !== null && !Array.isArray(value_4)) value_4 = [value_4];
      if (value_4 !== undefined) {
        item = appendL(item + ",\"list_before_type\":{\"L\":[", value_4, "item.list_before_type", run, run.clean, 0);
      }
    }
    {
      let value_5;
      value_5 = properties_["m"];
      if (typeof value_5 === 'number' && run.digits !== undefined) value_5 = exactMember(value_5, "m", run.digits.get(properties_));
      if (value_5 !== undefined && value_5 !== null && !Array.isArray(value_5)) value_5 = [value_5];
      if (value_5 !== undefined) {
        item = appendValue(item + ",\"list_of_a_map\":", value_5, "item.list_of_a_map", run, run.clean, 0);
      }
    }
    run.path = "item.when_first";
    if (((((value_7 = properties_["go"]) !== undefined || !Array.isArray(event["properties"]) ? value_7 : eachValue(event["properties"])) === true)) === true) {
      let value_6;
      value_6 = properties_["m"];
      if (typeof value_6 === 'number' && run.digits !== undefined) value_6 = exactMember(value_6, "m", run.digits.get(properties_));
      if (value_6 === null) value_6 = undefined;
      if (value_6 !== undefined) {
        item = appendN(item + ",\"when_first\":{\"N\":\"", value_6, "item.when_first", run, run.clean, 0) + "\"}";
      } else throw missing("item.when_first");
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
}
