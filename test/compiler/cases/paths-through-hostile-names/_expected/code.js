// What blueprint.yaml is compiled to, written by `UPDATE_EXPECTED=1 npx vitest run test/compiler`.
function link() {
return [
  function(event, run) {
    const properties_ = asMap(event["properties"]);
    const map_ = asMap(memberOf(properties_, "__proto__"));
    const constructor_ = asMap(memberOf(properties_, "constructor"));
    const nested_ = asMap(properties_["nested"]);
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
      value_ = memberOf(properties_, "__proto__");
      if (typeof value_ === 'number' && run.digits !== undefined) value_ = exactMember(value_, "__proto__", run.digits.get(properties_));
      if (value_ !== undefined) {
        item = appendValue(item + ",\"proto\":", value_, "item.proto", run, run.clean, 0);
      }
    }
    {
      let value_1;
      value_1 = map_["polluted"];
      if (typeof value_1 === 'number' && run.digits !== undefined) value_1 = exactMember(value_1, "polluted", run.digits.get(map_));
      if (value_1 !== undefined) {
        item = appendValue(item + ",\"proto_member\":", value_1, "item.proto_member", run, run.clean, 0);
      }
    }
    {
      let value_2;
      value_2 = constructor_["name"];
      if (typeof value_2 === 'number' && run.digits !== undefined) value_2 = exactMember(value_2, "name", run.digits.get(constructor_));
      if (value_2 !== undefined) {
        item = appendValue(item + ",\"built\":", value_2, "item.built", run, run.clean, 0);
      }
    }
    {
      let value_3;
      value_3 = memberOf(properties_, "toString");
      if (typeof value_3 === 'number' && run.digits !== undefined) value_3 = exactMember(value_3, "toString", run.digits.get(properties_));
      if (value_3 !== undefined) {
        item = appendValue(item + ",\"printed\":", value_3, "item.printed", run, run.clean, 0);
      }
    }
    {
      let value_4;
      value_4 = memberOf(properties_, "hasOwnProperty");
      if (typeof value_4 === 'number' && run.digits !== undefined) value_4 = exactMember(value_4, "hasOwnProperty", run.digits.get(properties_));
      if (value_4 !== undefined) {
        item = appendValue(item + ",\"owns\":", value_4, "item.owns", run, run.clean, 0);
      }
    }
    {
      let value_5;
      value_5 = memberOf(nested_, "valueOf");
      if (typeof value_5 === 'number' && run.digits !== undefined) value_5 = exactMember(value_5, "valueOf", run.digits.get(nested_));
      if (value_5 !== undefined) {
        item = appendValue(item + ",\"value_of\":", value_5, "item.value_of", run, run.clean, 0);
      }
    }
    {
      let value_6;
      value_6 = memberOf(event, "__proto__");
      if (typeof value_6 === 'number' && run.digits !== undefined) value_6 = exactMember(value_6, "__proto__", run.digits.get(event));
      if (value_6 !== undefined) {
        item = appendValue(item + ",\"root_proto\":", value_6, "item.root_proto", run, run.clean, 0);
      }
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
}
