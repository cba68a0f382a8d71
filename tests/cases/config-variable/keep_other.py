class Configuration:
    def get_config_var(self, name):
        return name


print(Configuration().get_config_var("CONFIG_ARGS").split())
